import { Fragment, type ReactNode } from "react";

const greek: Record<string, string> = {
  alpha: "α",
  beta: "β",
  gamma: "γ",
  delta: "δ",
  Delta: "Δ",
  epsilon: "ε",
  eta: "η",
  theta: "θ",
  lambda: "λ",
  mu: "μ",
  nu: "ν",
  xi: "ξ",
  pi: "π",
  rho: "ρ",
  sigma: "σ",
  tau: "τ",
  phi: "φ",
  omega: "ω",
  Omega: "Ω",
};

/**
 * Symbols as they are printed: K_zt with its index lowered, phi_M_n as φM with its index, V^2 raised. The text is
 * the engine's; only its look changes.
 */
export function MathText({ text }: { text: string }) {
  // A symbol with indices, a whole power, or a function of the trace's small set.
  const tokens = text.split(/([A-Za-z]+(?:_[A-Za-z0-9]+)+|\b[A-Za-z]+\b|\^\d+(?:\.\d+)?)/);
  return tokens.map((token, index) => <Fragment key={index}>{shown(token)}</Fragment>);
}

function shown(token: string): ReactNode {
  if (token.startsWith("^")) return <sup>{token.slice(1)}</sup>;
  if (token === "sqrt") return "√";
  if (!token.includes("_")) return greek[token] ?? token;
  const [first = "", ...rest] = token.split("_");
  const base = greek[first] ?? first;
  const [second = "", ...indices] = rest;
  // A factor before a symbol that has its own index: phi_M_n.
  const factor = base !== first && indices.length > 0;
  return factor ? (
    <>
      {base}
      {second}
      <sub>{indices.join(",")}</sub>
    </>
  ) : (
    <>
      {base}
      <sub>{rest.join(",")}</sub>
    </>
  );
}
