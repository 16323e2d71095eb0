import { speak } from '../../words/choose-language.ts';
import { language } from '../../words/language.ts';
import { LANGUAGES, type Language } from '../../words/languages.ts';
import { TextButton } from '../kit/text-button.tsx';

const OTHERS = (Object.keys(LANGUAGES) as Language[]).filter((code) => code !== language);

/** Offers the page in its other languages, each by its name in itself. */
export const LanguageSwitch = () =>
  OTHERS.map((code) => (
    <TextButton key={code} onPress={() => speak(code)}>
      <span lang={code}>{LANGUAGES[code].name}</span>
    </TextButton>
  ));
