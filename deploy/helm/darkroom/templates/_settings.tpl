{{/* Where the asset stage stores: none, folder, s3. */}}
{{- define "darkroom.store" -}}
{{- $config := .Values.config -}}
{{- $nested := get $config "assets" | default dict -}}
{{- get $config "assets.store" | default (get $nested "store") | default "none" -}}
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

{{/* What the schema cannot say. */}}
{{- define "darkroom.check" -}}
{{- $config := toYaml .Values.config -}}
{{- range tuple "jaas.config" "basic-auth" "password" "ssl.keystore.key" "client.secret" -}}
{{- if contains . $config -}}
{{- fail (printf "config must hold no credentials, but it has %s: give it as a variable in secrets (docs/configuration.md#secrets)." .) -}}
{{- end -}}
{{- end -}}
{{- $address := regexMatch "base-url" $config -}}
{{- if and (eq .Values.provider "sandbox") .Values.generation.enabled (not .Values.sandbox.enabled) (not $address) -}}
{{- fail "provider must be an image API, or sandbox.enabled must be true, was sandbox and false." -}}
{{- end -}}
{{- if not (has (include "darkroom.store" .) (list "none" "folder" "s3")) -}}
{{- fail (printf "config.assets.store must be none, folder or s3, was %s." (include "darkroom.store" .)) -}}
{{- end -}}
{{- if and (eq (include "darkroom.store" .) "folder") (not .Values.assets.folderClaim) -}}
{{- fail "assets.folderClaim must name a claim that several pods may write, because config.assets.store is folder." -}}
{{- end -}}
{{- end -}}
