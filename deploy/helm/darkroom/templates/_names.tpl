{{- define "darkroom.name" -}}
{{- default .Chart.Name .Values.nameOverride | trunc 40 | trimSuffix "-" -}}
{{- end -}}

{{/* Short enough for the name of a stage and the number of a pod behind it. */}}
{{- define "darkroom.fullname" -}}
{{- if .Values.fullnameOverride -}}
{{- .Values.fullnameOverride | trunc 40 | trimSuffix "-" -}}
{{- else if contains (include "darkroom.name" .) .Release.Name -}}
{{- .Release.Name | trunc 40 | trimSuffix "-" -}}
{{- else -}}
{{- printf "%s-%s" .Release.Name (include "darkroom.name" .) | trunc 40 | trimSuffix "-" -}}
{{- end -}}
{{- end -}}

{{- define "darkroom.selector" -}}
app.kubernetes.io/name: {{ include "darkroom.name" . }}
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end -}}

{{- define "darkroom.labels" -}}
{{ include "darkroom.selector" . }}
app.kubernetes.io/version: {{ include "darkroom.version" . | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" }}
{{- end -}}

{{/* That of the image that runs, without the digest that a tag may have behind it. */}}
{{- define "darkroom.version" -}}
{{- regexReplaceAll "@.*" (default .Chart.AppVersion .Values.image.tag) "" | trunc 63 | trimAll "._-" -}}
{{- end -}}

{{- define "darkroom.image" -}}
{{- printf "%s:%s" .Values.image.repository (default .Chart.AppVersion .Values.image.tag) -}}
{{- end -}}

{{- define "darkroom.serviceAccount" -}}
{{- if .Values.serviceAccount.create -}}
{{- default (include "darkroom.fullname" .) .Values.serviceAccount.name -}}
{{- else -}}
{{- default "default" .Values.serviceAccount.name -}}
{{- end -}}
{{- end -}}

{{/* Stages that run, as words with blanks between. */}}
{{- define "darkroom.stages" -}}
{{- if .Values.intake.enabled }}intake {{ end -}}
{{- if .Values.generation.enabled }}generation {{ end -}}
{{- if and .Values.assets.enabled (ne (include "darkroom.store" .) "none") }}assets {{ end -}}
{{- end -}}

{{/* What must be there before all else is installed. */}}
{{- define "darkroom.hook" -}}
helm.sh/hook: pre-install,pre-upgrade
helm.sh/hook-delete-policy: before-hook-creation
{{- end -}}

{{/* What the hook's job needs: gone when it has ended well, for no uninstallation takes it along. */}}
{{- define "darkroom.hookNeed" -}}
helm.sh/hook: pre-install,pre-upgrade
helm.sh/hook-delete-policy: before-hook-creation,hook-succeeded
helm.sh/hook-weight: "-10"
{{- end -}}
