import { Chip, type ChipTone } from "@/components/ui/chip";

const tones: Record<string, ChipTone> = {
  draft: "plain",
  estimating: "accent",
  submitted: "near",
  accepted: "ok",
  rejected: "over",
};

export function StatusChip({ status }: { status: string }) {
  return (
    <Chip tone={tones[status] ?? "plain"}>{status.charAt(0).toUpperCase() + status.slice(1)}</Chip>
  );
}
