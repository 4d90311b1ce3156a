/** The API's shapes by the names this program uses; src/generated/api.ts is made from the OpenAPI document. */
import type { components, operations } from "@/generated/api";

type Schemas = components["schemas"];

/** What a POST answers with 200. */
type AnswerOf<
  Operation extends "check_design" | "derive_cabinets" | "pole_options" | "resolve_site",
> = operations[Operation]["responses"][200]["content"]["application/json"];

/** A document as it may be sent: what has a default may be absent. */
export type DesignDocument = Schemas["DesignDocumentInput"];

export type DesignAnswer = AnswerOf<"check_design">;
export type DesignResult = Schemas["DesignResult"];
export type Check = DesignAnswer["checks"][number];
export type Step = NonNullable<DesignAnswer["trace"]>[number];

export type CabinetsAnswer = AnswerOf<"derive_cabinets">;
export type CabinetsGeometry = Schemas["CabinetsGeometry"];
export type CabinetGeometry = Schemas["CabinetGeometry"];

export type PoleOptionsAnswer = AnswerOf<"pole_options">;
export type PoleOption = Schemas["PoleOption"];

export type SiteAnswer = AnswerOf<"resolve_site">;
export type SiteResult = Schemas["SiteResult"];
export type RiskCategory = Schemas["RiskCategory"];

export type Me = Schemas["MeResource"];

export type ProjectFacts = Schemas["ProjectFactsInput"];
export type Project = Schemas["ProjectResource"];
export type RevisionSummary = Schemas["RevisionSummary"];
/** A stored revision; its document is what was stored, so the schema leaves it open. */
export type Revision = Omit<Schemas["RevisionResource"], "document"> & { document: DesignDocument };
export type ReportFile = Schemas["ReportResource"];
export type TaskStarted = Schemas["TaskStarted"];
export type Task = Omit<Schemas["TaskResource"], "result"> & {
  result: { pdf_ref: string; sha256: string; url: string } | null;
};
