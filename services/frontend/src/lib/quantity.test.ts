import { describe, expect, it } from "vitest";
import {
  formatFeetInches,
  formatMoney,
  formatNumber,
  formatQuantity,
  formatUtilisation,
  parseLength,
  parseNumber,
  reasonOfNoNumber,
} from "./quantity";

describe("formatNumber", () => {
  it.each([
    [8087.7123, "8,087.7"],
    [161855.4, "161,855"],
    [0.944684, "0.94468"],
    [25, "25"],
    [-3.25, "-3.25"],
    [0, "0"],
    [Number.NaN, "—"],
  ])("shows five figures of %d as %s", (value, text) => {
    expect(formatNumber(value)).toBe(text);
  });
});

it("a quantity carries its unit in words, a bare ratio none", () => {
  expect(formatQuantity(161855, "lbf_ft")).toBe("161,855 lbf·ft");
  expect(formatQuantity(1.2, "")).toBe("1.2");
  expect(formatQuantity(3, "furlong")).toBe("3 furlong");
});

describe("formatFeetInches", () => {
  it.each([
    [14.5, "14′-6″"],
    [8, "8′-0″"],
    [8 + 0.375 / 12, "8′-0 3/8″"],
    [-1.25, "−1′-3″"],
    [11.9999, "12′-0″"],
  ])("writes %d ft as %s", (feet, text) => {
    expect(formatFeetInches(feet)).toBe(text);
  });
});

describe("formatUtilisation", () => {
  it.each([
    [0.874, "87 %"],
    [1, "100 %"],
    [0.9999, "99 %"],
    [1.0001, "100.1 %"],
    [1.2, "120 %"],
    [1e9, "no capacity"],
  ])("writes %d as %s", (value, text) => {
    expect(formatUtilisation(value)).toBe(text);
  });
});

it("money is whole cents", () => {
  expect(formatMoney(123456)).toBe("$1,234.56");
});

describe("parseLength", () => {
  it.each([
    ["14.5", 14.5],
    ["14' 6\"", 14.5],
    ["14'-6\"", 14.5],
    ["14′-6″", 14.5],
    ["14'6", 14.5],
    ["14 ft 6 in", 14.5],
    ['102"', 8.5],
    ["14'-6 1/2\"", 14 + 6.5 / 12],
    ['3/4"', 0.0625],
    ["-2' 6\"", -2.5],
    ["1,200", 1200],
  ])("reads %s as %d ft", (text, feet) => {
    expect(parseLength(text, "ft")).toBeCloseTo(feet, 12);
  });

  it.each([
    "",
    "tall",
    "6 1/2",
    "14'x",
    "1e3",
    "NaN",
    '1/0"',
    "'",
    "--3",
    "12,5",
    "12,5'",
    "1,2,5",
  ])("refuses %j", (text) => {
    expect(parseLength(text, "ft")).toBeUndefined();
  });

  it("answers in inches where inches are asked for", () => {
    expect(parseLength("12", "in")).toBe(12);
    expect(parseLength("1'", "in")).toBe(12);
  });
});

it("a number is decimal or nothing", () => {
  expect(parseNumber(" 115 ")).toBe(115);
  expect(parseNumber("-.5")).toBe(-0.5);
  expect(parseNumber("0x10")).toBeUndefined();
  expect(parseNumber("Infinity")).toBeUndefined();
});

it.each([
  ["1,250", 1250],
  ["12,500.5", 12500.5],
  ["-1,234,567", -1234567],
  ["1250", 1250],
])("a comma parts thousands: %s is %d", (text, value) => {
  expect(parseNumber(text)).toBe(value);
});

it.each([
  "12,5",
  "1,2,5",
  "1250,5",
  "1,25",
  "1,2500",
  "0,125",
  "1,250,5",
  ",5",
  "5,",
  "1.2,500",
  "1,,250",
])("%s is refused, not read as another number", (text) => {
  expect(parseNumber(text)).toBeUndefined();
});

it("a text that is no number is told how to write it", () => {
  expect(reasonOfNoNumber("12,5", "mph")).toContain("12.5");
  expect(reasonOfNoNumber("12,5", "ft")).toContain("comma only parts thousands");
  expect(reasonOfNoNumber("tall", "ft")).toContain("no length");
  expect(reasonOfNoNumber("tall", "in")).toContain("no length");
  expect(reasonOfNoNumber("fast", "mph")).toContain("no number");
});
