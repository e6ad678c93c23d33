{{- define "darkroom.podSecurity" -}}
runAsNonRoot: true
runAsUser: 10001
runAsGroup: 10001
fsGroup: 10001
fsGroupChangePolicy: OnRootMismatch
seccompProfile:
  type: RuntimeDefault
{{- end -}}

{{- define "darkroom.containerSecurity" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities:
  drop: [ALL]
{{- end -}}

{{/* Secrets as variables: those of all, then those of one stage. Takes root, stage. */}}
{{- define "darkroom.envFrom" -}}
{{- $root := .root -}}
{{- $own := (index $root.Values .stage).secrets -}}
{{- $name := include "darkroom.fullname" $root -}}
{{- $shared := ternary (printf "%s-all-topics" $name) $name (eq .stage "topics") -}}
{{- range $root.Values.secrets.existing }}
- secretRef:
    name: {{ . }}
{{- end }}
{{- if $root.Values.secrets.values }}
- secretRef:
    name: {{ $shared }}
{{- end }}
{{- range $own.existing }}
- secretRef:
    name: {{ . }}
{{- end }}
{{- if $own.values }}
- secretRef:
    name: {{ $name }}-{{ .stage }}
{{- end }}
{{- end -}}

{{- define "darkroom.env" -}}
- name: DARKROOM_CONFIG
  value: /etc/darkroom/darkroom.yaml
{{- range $name, $value := .Values.env }}
- name: {{ $name }}
  value: {{ $value | quote }}
{{- end }}
{{- end -}}

{{- define "darkroom.mounts" -}}
- name: tmp
  mountPath: /tmp
- name: config
  mountPath: /etc/darkroom
  readOnly: true
{{- range $number, $mount := .Values.mounts }}
- name: mount-{{ $number }}
  mountPath: {{ $mount.path }}
  readOnly: true
{{- end }}
{{- end -}}

{{/* RocksDB and the codecs unpack native libraries below /tmp. Takes root, config (name of the ConfigMap). */}}
{{- define "darkroom.volumes" -}}
- name: tmp
  emptyDir:
    sizeLimit: 512Mi
- name: config
  configMap:
    name: {{ .config }}
{{- range $number, $mount := .root.Values.mounts }}
- name: mount-{{ $number }}
  {{- if $mount.secret }}
  secret:
    secretName: {{ $mount.secret }}
  {{- else }}
  configMap:
    name: {{ $mount.configMap }}
  {{- end }}
{{- end }}
{{- end -}}

{{/* Files of /etc/darkroom. */}}
{{- define "darkroom.files" -}}
darkroom.yaml: |
  {{- include "darkroom.yaml" . | nindent 2 }}
{{- range $name, $text := .Values.files }}
{{ $name }}: |
  {{- $text | nindent 2 }}
{{- end }}
{{- end -}}

{{- define "darkroom.probe" -}}
httpGet:
  path: {{ . }}
  port: http
{{- end -}}
