import { useMemo, useState, type ReactNode } from "react";
import { Button, IconButton } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { ProblemNotice } from "@/components/ui/problem-notice";
import { formatMoment } from "@/lib/time-text";
import { DraftContext } from "../hooks/designer-context";
import type { DraftBase } from "../hooks/use-draft";
import { useDesigner, type Designer as DesignerState } from "../hooks/use-designer";
import { useShortcuts } from "../hooks/use-shortcuts";
import { draftOf } from "../model/draft";
import { partsOf } from "../model/parts";
import { CabinetsSection } from "./cabinets-section";
import { ConflictDialog } from "./conflict-dialog";
import { DerivationDialog } from "./derivation-dialog";
import { ElevationDrawing } from "./elevation-drawing";
import { FoundationSection } from "./foundation-section";
import { LoadsPanel } from "./loads-panel";
import { CaptionSection, OptionsSection } from "./options-section";
import { FootingPanel, PolePanel, PricePanel, RemarksPanel } from "./parts-panels";
import { PoleSection } from "./pole-section";
import { ResultColumn } from "./result-column";
import { RevisionsDialog } from "./revisions-dialog";
import { SiteSection } from "./site-section";
import styles from "./designer.module.css";

interface DesignerProps {
  projectId: string;
  initial: DraftBase & { etag: string };
  /** What stands at the left of the bar: whose design this is. */
  title: ReactNode;
  /** What else can be done with a design; `saved` resolves true once the server has this very draft. */
  actions: (design: { saved: () => Promise<boolean>; revision: number }) => ReactNode;
}

/** The drawing board: inputs at the left, the sign in the middle, the verdict at the right. */
export function Designer({ projectId, initial, title, actions }: DesignerProps) {
  const designer = useDesigner(projectId, initial);
  const { draft, document, check, geometry, saveDesign } = designer;
  const [active, setActive] = useState<number>();
  const [open, setOpen] = useState<"derivation" | "revisions">();
  useShortcuts({ undo: draft.undo, redo: draft.redo, save: () => void saveDesign() });

  const access = useMemo(
    () => ({
      draft: draft.present,
      set: draft.set,
      setAll: draft.setAll,
      errorAt: designer.errorAt,
    }),
    [draft.present, draft.set, draft.setAll, designer.errorAt],
  );
  const shown = geometry.geometry ?? check.answer?.result.geometry;
  // A pole that was chosen for another sign is not drawn into this one.
  const blocked = designer.typed.size > 0 || check.error !== null;
  const ofThisSign = blocked ? undefined : check.answer;

  return (
    <DraftContext value={access}>
      <div className={styles.bar}>
        <div className={styles.title}>{title}</div>
        <div className={`${styles.tools} no-print`}>
          <SaveState designer={designer} />
          <IconButton
            icon="undo"
            label="Undo (Ctrl+Z)"
            disabled={!draft.canUndo}
            onClick={draft.undo}
          />
          <IconButton
            icon="redo"
            label="Redo (Ctrl+Shift+Z)"
            disabled={!draft.canRedo}
            onClick={draft.redo}
          />
          <Button onClick={() => setOpen("revisions")}>Revisions</Button>
          {actions({
            saved: () => (draft.dirty || draft.base.revision === 0 ? saveDesign() : allSaved()),
            revision: draft.base.revision,
          })}
          <Button
            variant="primary"
            busy={designer.saving}
            disabled={document === undefined || (!draft.dirty && draft.base.revision > 0)}
            onClick={() => void saveDesign()}
          >
            Save design
          </Button>
        </div>
      </div>

      <div className={styles.notices}>
        <Notices designer={designer} />
      </div>

      <div className={styles.board}>
        <section className={styles.drawing} aria-label="Drawing">
          {shown && (
            <ElevationDrawing
              parts={partsOf(draft.present, shown, ofThisSign)}
              active={active}
              faded={geometry.refused}
            />
          )}
          {!shown && <div className={styles.blank}>The sign appears here.</div>}
        </section>
        <section className={styles.inputs} aria-label="Design inputs">
          <SiteSection />
          <CabinetsSection onFocus={setActive} />
          <PoleSection document={document} />
          <FoundationSection />
          <OptionsSection />
          <CaptionSection />
        </section>
        <section className={styles.verdict} aria-label="Results">
          <ResultColumn
            check={check}
            typed={designer.typed}
            onDerivation={() => setOpen("derivation")}
          />
        </section>
        {ofThisSign && (
          <section
            className={`${styles.parts} ${check.stale ? styles.stale : ""}`}
            aria-label="Loads, parts and price"
          >
            <LoadsPanel result={ofThisSign.result} />
            <div className={styles.pair}>
              <PolePanel pole={ofThisSign.result.pole} />
              <FootingPanel footing={ofThisSign.result.footing} />
            </div>
            <PricePanel price={ofThisSign.result.price} />
            <RemarksPanel assumptions={ofThisSign.assumptions} warnings={ofThisSign.warnings} />
          </section>
        )}
      </div>

      {open === "derivation" && document && (
        <DerivationDialog document={document} onClose={() => setOpen(undefined)} />
      )}
      {open === "revisions" && (
        <RevisionsDialog
          projectId={projectId}
          current={draft.baseRevision}
          onLoad={(loaded) => {
            draft.replace(draftOf(loaded));
            setOpen(undefined);
          }}
          onClose={() => setOpen(undefined)}
        />
      )}
      {designer.conflict && (
        <ConflictDialog
          conflict={designer.conflict}
          mine={draft.present}
          onKeepMine={() => void designer.keepMine()}
          onTakeTheirs={designer.takeTheirs}
          onPostpone={designer.postpone}
        />
      )}
    </DraftContext>
  );
}

const allSaved = () => Promise.resolve(true);

function SaveState({ designer }: { designer: DesignerState }) {
  const { dirty, base, keepable } = designer.draft;
  const words = designer.saving
    ? "Saving…"
    : dirty
      ? keepable
        ? "Draft kept in this browser"
        : "Not saved"
      : base.revision > 0
        ? `Revision ${base.revision} saved`
        : "Nothing saved yet";
  return (
    <span className={styles.state} role="status">
      {words}
    </span>
  );
}

function Notices({ designer }: { designer: DesignerState }) {
  const { draft, saveError, discard } = designer;
  const { restored } = draft;
  return (
    <>
      {restored !== undefined && restored.keptAt !== "" && (
        <Notice
          actions={
            <>
              <Button variant="quiet" onClick={draft.acceptRestored}>
                Go on with them
              </Button>
              <Button variant="quiet" onClick={discard}>
                Discard
              </Button>
            </>
          }
        >
          Unsaved changes of {formatMoment(restored.keptAt)} are back.
        </Notice>
      )}
      {!draft.keepable && draft.dirty && (
        <Notice tone="near" urgent>
          This browser cannot keep the draft. Save the design before you leave the page.
        </Notice>
      )}
      {saveError && <ProblemNotice error={saveError} />}
    </>
  );
}
