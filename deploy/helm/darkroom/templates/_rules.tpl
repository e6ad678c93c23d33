{{/* The rules of deploy/prometheus with the bound and the runbook of the values. */}}
{{- define "darkroom.rules" -}}
{{- $values := .Values.monitoring.rules -}}
{{- $bound := "(darkroom_generate_cost_total\\[1h\\]\\)\\) > )100\\b" -}}
{{- $rules := .Files.Get "rules.yml" -}}
{{- if not (regexMatch $bound $rules) -}}
{{- fail "monitoring.rules.costPerHour has no place in rules.yml." -}}
{{- end -}}
{{- $rules = regexReplaceAll $bound $rules (printf "${1}%v" $values.costPerHour) -}}
{{- with $values.runbook -}}
{{- $rules = replace "runbook: docs/runbook.md#" (printf "runbook_url: %s#" .) $rules -}}
{{- end -}}
{{- $rules -}}
{{- end -}}
