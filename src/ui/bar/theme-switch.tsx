import { THEMES } from '../../store/page/view.ts';
import { words } from '../../words/words.ts';
import { IconButton } from '../kit/icon-button.tsx';
import { DarkThemeIcon, LightThemeIcon, SystemThemeIcon } from '../kit/icons.tsx';
import { useView } from '../lab-context.ts';

const ICONS = { system: <SystemThemeIcon />, light: <LightThemeIcon />, dark: <DarkThemeIcon /> };

/** Goes round the themes: as the system, light, dark. */
export function ThemeSwitch() {
  const theme = useView((view) => view.theme);
  const setTheme = useView((view) => view.setTheme);
  const next = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length];
  return (
    <IconButton label={words.page.theme[theme]} onPress={() => setTheme(next)}>
      {ICONS[theme]}
    </IconButton>
  );
}
