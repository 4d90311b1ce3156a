{{/* The four parts of the program: what differs between them stands here, what is the same in the templates that range over them. */}}
{{- define "apex.parts" -}}
api: {port: 8000, live: /health, ready: /ready, metrics: true}
worker: {port: 8001, live: /health, ready: /health, metrics: true}
signcalc: {port: 8002, live: /healthz, ready: /healthz, metrics: true}
frontend: {port: 5173, live: /health, ready: /health, metrics: false}
{{- end }}

{{- define "apex.labels" -}}
app.kubernetes.io/name: apex
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/component: {{ .part }}
{{- end }}

{{- define "apex.image" -}}
{{ .root.Values.image.registry }}apex-{{ .part }}:{{ .root.Values.image.tag }}
{{- end }}

{{/* As the compose file has it: nothing is writable but /tmp, nothing may be gained. */}}
{{- define "apex.pod_security" -}}
runAsNonRoot: true
runAsUser: 1000
runAsGroup: 1000
fsGroup: 1000
seccompProfile: {type: RuntimeDefault}
{{- end }}

{{- define "apex.container_security" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities: {drop: [ALL]}
{{- end }}

{{/* Settings of api and worker. A secret is a file, named by its *_FILE setting. */}}
{{- define "apex.environment" -}}
{{- $v := .root.Values -}}
{{- range $key := .secrets }}
- {name: {{ upper $key }}_FILE, value: /run/secrets/apex/{{ $key }}}
{{- end }}
- {name: S3_ACCESS_KEY, value: {{ $v.s3AccessKey | quote }}}
- {name: OBJECT_STORE_URL, value: {{ $v.services.objectStoreUrl | quote }}}
- {name: SIGNCALC_URL, value: "http://{{ .root.Release.Name }}-signcalc:8002"}
- {name: APEX_AUTH, value: required}
- {name: APEX_PUBLIC_URL, value: {{ $v.auth.publicUrl | quote }}}
- {name: OIDC_ISSUER, value: {{ $v.auth.issuer | quote }}}
- {name: OIDC_CLIENT_ID, value: {{ $v.auth.clientId | quote }}}
{{- range $name, $value := dict "OIDC_AUDIENCE" $v.auth.audience "OIDC_ACCOUNT_CLAIM" $v.auth.accountClaim "OIDC_ROLES_CLAIM" $v.auth.rolesClaim
      "REDIS_URL" $v.services.redisUrl "SEARCH_URL" $v.services.searchUrl "CLAMD_URL" $v.services.clamdUrl "OTEL_EXPORTER_OTLP_ENDPOINT" $v.services.traceEndpoint }}
{{- if $value }}
- {name: {{ $name }}, value: {{ $value | quote }}}
{{- end }}
{{- end }}
{{- range $name, $value := $v.settings }}
- {name: {{ $name }}, value: {{ $value | toString | quote }}}
{{- end }}
{{- end }}

{{/* The secret as files, only the keys that are asked for. */}}
{{- define "apex.secret_volume" -}}
- name: secrets
  secret:
    secretName: {{ .root.Values.existingSecret }}
    defaultMode: 0440
    items:
      {{- range .secrets }}
      - {key: {{ . }}, path: {{ . }}}
      {{- end }}
{{- end }}
