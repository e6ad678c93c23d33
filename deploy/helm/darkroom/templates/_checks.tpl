{{/* What the schema cannot say. */}}
{{- define "darkroom.check" -}}
{{- $flat := include "darkroom.flat" . | fromJson -}}
{{- include "darkroom.checkOwn" $flat -}}
{{- include "darkroom.checkCredentials" (dict "flat" $flat "env" .Values.env) -}}
{{- include "darkroom.checkDrain" (dict "root" . "flat" $flat) -}}
{{- include "darkroom.checkScaling" (dict "root" . "flat" $flat) -}}
{{- include "darkroom.checkMounts" . -}}
{{- if not (include "darkroom.stages" . | trim) -}}
{{- fail "intake.enabled, generation.enabled or assets with a store must be true: no stage is left to run." -}}
{{- end -}}
{{- $api := hasKey $flat "providers.sandbox.base-url" -}}
{{- if and (eq .Values.provider "sandbox") .Values.generation.enabled (not .Values.sandbox.enabled) (not $api) -}}
{{- fail "provider must be an image API, or sandbox.enabled must be true, was sandbox and false." -}}
{{- end -}}
{{- if not (has (include "darkroom.store" .) (list "none" "folder" "s3")) -}}
{{- fail (printf "config.assets.store must be none, folder or s3, was %s." (include "darkroom.store" .)) -}}
{{- end -}}
{{- if and (eq (include "darkroom.store" .) "folder") (not .Values.assets.folderClaim) -}}
{{- fail "assets.folderClaim must name a claim that several pods may write, because config.assets.store is folder." -}}
{{- end -}}
{{- end -}}

{{/* Settings that are values of the chart, or its own affair. */}}
{{- define "darkroom.checkOwn" -}}
{{- $values := dict
  "provider" "provider"
  "drain-timeout" "drainSeconds"
  "kafka.bootstrap.servers" "kafka.bootstrapServers"
  "schema-registry.url" "schemaRegistry.url" -}}
{{- range $key, $value := . -}}
{{- if hasKey $values $key -}}
{{- fail (printf "config must not have %s: the value %s of the chart sets it." $key (get $values $key)) -}}
{{- end -}}
{{- if has $key (list "data-dir" "instance-id" "server.host" "server.port") -}}
{{- fail (printf "config must not have %s: the chart sets it, each pod needs it as it is." $key) -}}
{{- end -}}
{{- end -}}
{{- end -}}

{{/* Not empty when a setting or variable of this name holds a credential; what names a variable or a file holds none. */}}
{{- define "darkroom.credential" -}}
{{- $name := . | lower | replace "_" "." | replace "-" "." -}}
{{- $name = regexReplaceAll "^(providers|campaigns|segments|models)\\.[^.]*" $name "" -}}
{{- $secret := "password|passphrase|secret|token|jaas|credential|api\\.key|access\\.key|keystore\\.key|private\\.key|sandbox\\.keys|basic\\.auth|user\\.?info|\\.seal$" -}}
{{- $place := "\\.(env|file|location|path|source|type|uri)$|token.*(endpoint|url|buffer|expiry)" -}}
{{- if and (regexMatch $secret $name) (not (regexMatch $place $name)) -}}true{{- end -}}
{{- end -}}

{{/* Takes flat, env. */}}
{{- define "darkroom.checkCredentials" -}}
{{- $user := "://[^/?#\\s,]*@" -}}
{{- range $key, $value := .flat -}}
{{- $variable := printf "DARKROOM_%s" (regexReplaceAll "[^A-Za-z0-9]" $key "_" | upper) -}}
{{- if include "darkroom.credential" $key -}}
{{- fail (printf "config must hold no credentials, but it has %s: give it as the variable %s of a Secret (docs/configuration.md#secrets)." $key $variable) -}}
{{- end -}}
{{- if regexMatch $user (toString $value) -}}
{{- fail (printf "config must hold no credentials, but the address in %s has a user: give it as the variable %s of a Secret (docs/configuration.md#secrets)." $key $variable) -}}
{{- end -}}
{{- end -}}
{{- range $name, $value := .env -}}
{{- if include "darkroom.credential" $name -}}
{{- fail (printf "env must hold no credentials, but it has %s: put it into a Secret (secrets.existing)." $name) -}}
{{- end -}}
{{- if regexMatch $user $value -}}
{{- fail (printf "env must hold no credentials, but the address in %s has a user: put it into a Secret (secrets.existing)." $name) -}}
{{- end -}}
{{- end -}}
{{- end -}}

{{/* Takes root, flat. Other spellings of a time are left to the topics job. Five minutes is what a call has without a setting. */}}
{{- define "darkroom.checkDrain" -}}
{{- $drain := int .root.Values.drainSeconds -}}
{{- range $provider := include "darkroom.providers" .root | splitList "," -}}
{{- $name := printf "providers.%s.call-timeout" $provider -}}
{{- $variable := printf "DARKROOM_%s" (regexReplaceAll "[^A-Za-z0-9]" $name "_" | upper) -}}
{{- $time := get $.flat $name | default (get $.root.Values.env $variable) | default "300s" | toString -}}
{{- if regexMatch "^[0-9]+(s|m|h)$" $time -}}
{{- $unit := get (dict "s" 1 "m" 60 "h" 3600) (regexFind "[smh]$" $time) -}}
{{- $least := add 10 (mul $unit (regexFind "^[0-9]+" $time | int)) -}}
{{- if lt $drain (int $least) -}}
{{- fail (printf "drainSeconds must be at least %d, 10 more than config.%s, was %d." $least $name $drain) -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- end -}}

{{- define "darkroom.checkMounts" -}}
{{- $taken := dict "/etc/darkroom" "the configuration" "/tmp" "what programs unpack" "/var/lib/darkroom" "the data folder" "/var/lib/darkroom-assets" "assets.folderClaim" -}}
{{- range $number, $mount := .Values.mounts -}}
{{- $path := trimSuffix "/" $mount.path -}}
{{- if hasKey $taken $path -}}
{{- fail (printf "mounts[%d].path must be a folder of its own, was %s, where %s is." $number $mount.path (get $taken $path)) -}}
{{- end -}}
{{- $_ := set $taken $path (printf "mounts[%d]" $number) -}}
{{- end -}}
{{- end -}}

{{/* Takes root, flat. */}}
{{- define "darkroom.checkScaling" -}}
{{- $partitions := get .flat "topics.partitions" | default (get .root.Values.env "DARKROOM_TOPICS_PARTITIONS") | default 6 | int -}}
{{- range $stage := list "intake" "generation" "assets" -}}
{{- with (index $.root.Values $stage).autoscaling -}}
{{- if and .enabled (gt (int .minReplicas) (int .maxReplicas)) -}}
{{- fail (printf "%s.autoscaling.minReplicas must be 1 to maxReplicas, %d, was %d." $stage (int .maxReplicas) (int .minReplicas)) -}}
{{- end -}}
{{- if and .enabled (gt (int .maxReplicas) $partitions) -}}
{{- fail (printf "%s.autoscaling.maxReplicas must be 1 to %d, the partitions of a topic (config.topics.partitions, 6 without it), was %d." $stage $partitions (int .maxReplicas)) -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- end -}}
