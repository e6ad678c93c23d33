{{/* Peers of an egress rule; without any, every address. */}}
{{- define "darkroom.to" -}}
{{- with . -}}
to:
  {{- toYaml . | nindent 2 }}
{{- end -}}
{{- end -}}

{{/* An egress rule. Takes ports, to. */}}
{{- define "darkroom.reach" -}}
- ports:
    {{- range .ports }}
    - port: {{ . }}
      protocol: TCP
    {{- end }}
  {{- include "darkroom.to" .to | nindent 2 }}
{{- end -}}
