import { type MantineColorScheme, Menu, NativeSelect, Stack, useMantineColorScheme } from "@mantine/core";
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

/** The same as fields of a page. */
export function PreferenceFields() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <Stack gap="sm">
      <NativeSelect
        label={t.shell.language}
        data={Object.entries(languages).map(([value, label]) => ({ value, label }))}
        value={language}
        onChange={(event) => chooseLanguage(event.currentTarget.value as Language)}
      />
      <NativeSelect
        label={t.shell.theme}
        data={schemes.map(({ value, text }) => ({ value, label: text() }))}
        value={colorScheme}
        onChange={(event) => setColorScheme(event.currentTarget.value as MantineColorScheme)}
      />
    </Stack>
  );
}

/** Texts are loaded once, before anything is drawn. */
function chooseLanguage(next: Language): void {
  if (next === language) return;
  keep("language", next);
  location.reload();
}
