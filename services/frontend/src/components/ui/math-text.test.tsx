import { render } from "@testing-library/react";
import { expect, it } from "vitest";
import { MathText } from "./math-text";

it.each([
  ["K_zt", "K<sub>zt</sub>"],
  ["phi_M_n", "φM<sub>n</sub>"],
  ["lambda_r", "λ<sub>r</sub>"],
  ["0.00256 · K_h · V^2", "0.00256 · K<sub>h</sub> · V<sup>2</sup>"],
  ["sqrt(pi)", "√(π)"],
  ["Table 26.6-1, solid sign", "Table 26.6-1, solid sign"],
  ["(z / z_g)^(2 / alpha)", "(z / z<sub>g</sub>)^(2 / α)"],
])("%s is printed as %s", (text, markup) => {
  expect(render(<MathText text={text} />).container.innerHTML).toBe(markup);
});
