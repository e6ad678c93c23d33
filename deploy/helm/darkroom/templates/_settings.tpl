{{/* Settings of the value config by their dotted names. Takes prefix, tree, into: a dict that they are put into. */}}
{{- define "darkroom.flatten" -}}
{{- range $key, $value := .tree -}}
{{- $name := printf "%s%s" $.prefix $key -}}
{{- if kindIs "map" $value -}}
{{- include "darkroom.flatten" (dict "prefix" (printf "%s." $name) "tree" $value "into" $.into) -}}
{{- else -}}
{{- $_ := set $.into $name $value -}}
{{- end -}}
{{- end -}}
{{- end -}}

{{/* The same as JSON. */}}
{{- define "darkroom.flat" -}}
{{- $into := dict -}}
{{- $_ := include "darkroom.flatten" (dict "prefix" "" "tree" .Values.config "into" $into) -}}
{{- toJson $into -}}
{{- end -}}

{{/* Where the asset stage stores: none, folder, s3. */}}
{{- define "darkroom.store" -}}
{{- get (include "darkroom.flat" . | fromJson) "assets.store" | default "none" -}}
{{- end -}}

{{/* Providers that generation works for, with commas between. */}}
{{- define "darkroom.providers" -}}
{{- $flat := include "darkroom.flat" . | fromJson -}}
{{- $named := get $flat "generation.providers" | default list -}}
{{- if kindIs "string" $named -}}
{{- $named = regexSplit " *, *" $named -1 -}}
{{- end -}}
{{- if not $named -}}
{{- $named = list .Values.provider -}}
{{- range $key, $value := $flat -}}
{{- if regexMatch "^models\\..+\\.provider$" $key -}}
{{- $named = append $named $value -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- $named | uniq | join "," -}}
{{- end -}}

{{/* What darkroom.yaml says: the settings of the chart, then those of the value config. */}}
{{- define "darkroom.yaml" -}}
{{- include "darkroom.check" . -}}
{{- $own := dict
  "provider" .Values.provider
  "kafka" (dict "bootstrap.servers" .Values.kafka.bootstrapServers)
  "schema-registry" (dict "url" .Values.schemaRegistry.url)
  "drain-timeout" (printf "%ds" (int .Values.drainSeconds)) -}}
{{- if .Values.sandbox.enabled -}}
{{- $address := printf "http://%s-sandbox:8080" (include "darkroom.fullname" .) -}}
{{- $_ := set $own "providers" (dict "sandbox" (dict "base-url" $address)) -}}
{{- end -}}
{{- if .Values.webhooks.enabled -}}
{{- $_ := set $own "webhooks" (dict "url" (printf "https://%s" .Values.webhooks.host) "secret-env" "DARKROOM_WEBHOOK_SEAL") -}}
{{- end -}}
{{- toYaml (mustMergeOverwrite $own (deepCopy .Values.config)) -}}
{{- end -}}
