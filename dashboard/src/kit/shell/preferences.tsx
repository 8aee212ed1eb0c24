import { Menu, useMantineColorScheme } from "@mantine/core";
import { t } from "../../texts/kit.ts";
import { type Language, language, languages } from "../../texts/language.ts";
import { IconCheck, IconDeviceDesktop, IconMoon, IconSun } from "../icons.ts";
import { keep } from "../kept.ts";

const schemes = [
  { value: "light", icon: IconSun, text: () => t.shell.light },
  { value: "dark", icon: IconMoon, text: () => t.shell.dark },
  { value: "auto", icon: IconDeviceDesktop, text: () => t.shell.system },
] as const;

/** Entries of a menu that choose how the pages look and which language they speak. */
export function Preferences() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <>
      <Menu.Label>{t.shell.theme}</Menu.Label>
      {schemes.map(({ value, icon: Icon, text }) => (
        <Menu.Item
          key={value}
          role="menuitemradio"
          aria-checked={colorScheme === value}
          leftSection={<Icon size={16} aria-hidden />}
          rightSection={colorScheme === value ? <IconCheck size={16} aria-hidden /> : undefined}
          onClick={() => setColorScheme(value)}
        >
          {text()}
        </Menu.Item>
      ))}
      <Menu.Label>{t.shell.language}</Menu.Label>
      {Object.entries(languages).map(([value, name]) => (
        <Menu.Item
          key={value}
          role="menuitemradio"
          aria-checked={language === value}
          lang={value}
          rightSection={language === value ? <IconCheck size={16} aria-hidden /> : undefined}
          onClick={() => chooseLanguage(value as Language)}
        >
          {name}
        </Menu.Item>
      ))}
    </>
  );
}

/** Texts are loaded once, before anything is drawn. */
function chooseLanguage(next: Language): void {
  if (next === language) return;
  keep("language", next);
  location.reload();
}
