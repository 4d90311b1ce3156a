import { ApiProblem } from "@/lib/api-client";
import { sentence } from "@/lib/words";
import { Button } from "./button";
import { Notice } from "./notice";

/** An error as the server worded it, with the request id that finds it in the log. */
export function ProblemNotice({ error, onRetry }: { error: Error; onRetry?: () => void }) {
  const requestId = error instanceof ApiProblem ? error.requestId : "";
  return (
    <Notice
      tone="over"
      urgent
      actions={
        onRetry && (
          <Button variant="quiet" onClick={onRetry}>
            Try again
          </Button>
        )
      }
    >
      {error.message}
      {error instanceof ApiProblem && error.fields.length > 0 && (
        <ul>
          {error.fields.map((field) => (
            <li key={field.pointer + field.reason}>
              {field.pointer === "" ? "" : `${field.pointer}: `}
              {sentence(field.reason)}
            </li>
          ))}
        </ul>
      )}
      {requestId !== "" && <small> Request {requestId}</small>}
    </Notice>
  );
}
