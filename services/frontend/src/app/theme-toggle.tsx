import { useState } from "react";
import { IconButton } from "@/components/ui/button";
import { applyTheme, isDark, storedTheme } from "./theme";

export function ThemeToggle() {
  const [dark, setDark] = useState(() => isDark(storedTheme()));
  return (
    <IconButton
      icon={dark ? "sun" : "moon"}
      label={dark ? "Use the light theme" : "Use the dark theme"}
      onClick={() => {
        applyTheme(dark ? "light" : "dark");
        setDark(!dark);
      }}
    />
  );
}
