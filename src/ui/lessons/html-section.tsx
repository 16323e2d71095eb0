import { memo, useEffect, useLayoutEffect, useMemo, useRef, type MouseEvent } from 'react';
import { useStore } from 'zustand';
import { encodeLink } from '../../config/link/link.ts';
import { decodePageLink } from '../../config/link/page-link.ts';
import { encodePriorLink } from '../../config/link/prior-link.ts';
import { comparisonOf } from '../../store/training/experiment-store.ts';
import { useLab, usePrior, useView } from '../lab-context.ts';
import { lessonHtml } from '../trusted-types.ts';
import { followBeside, isPlainClick } from './use-lessons.ts';

const LAB_LINKS = 'a[href^="#"]';
/** The parts that may be wider than the column. */
const WIDE_PARTS = '.katex-display, table, pre';

/** Shows a part of the text. Its links set the lab beside it; the link that the lab is set to is marked. */
export const HtmlSection = memo(function HtmlSection({ html }: { html: string }) {
  const lab = useLab();
  const container = useRef<HTMLDivElement>(null);
  const experiment = useStore(lab.experiment, (state) => encodeLink(state.experiment, comparisonOf(state)));
  const prior = usePrior((state) => state.prior);
  const present = useView(({ beside }) => beside) === 'prior' ? encodePriorLink(prior) : experiment;
  /** The links of the text, and the state of the lab that each leads to. */
  const links = useRef<{ link: Element; to: string | null }[]>([]);

  // Made anew, it would be set anew, without the styles below.
  const content = useMemo(() => ({ __html: lessonHtml(html) }), [html]);
  useLayoutEffect(() => {
    if (container.current) takeStyles(container.current);
  }, [html]);

  useEffect(() => {
    const found = container.current?.querySelectorAll(LAB_LINKS) ?? [];
    links.current = Array.from(found, (link) => ({ link, to: canonical(link.getAttribute('href') ?? '') }));
  }, [html]);

  useEffect(() => {
    for (const { link, to } of links.current) {
      if (to === present) link.setAttribute('aria-current', 'true');
      else link.removeAttribute('aria-current');
    }
  }, [html, present]);

  // A part that scrolls must be reachable by keyboard; the others must not be Tab stops.
  useEffect(() => {
    if (!container.current) return;
    const parts = [...container.current.querySelectorAll<HTMLElement>(WIDE_PARTS)];
    const look = () => {
      for (const part of parts) {
        if (part.scrollWidth > part.clientWidth) part.tabIndex = 0;
        else part.removeAttribute('tabindex');
      }
    };
    const observer = new ResizeObserver(look);
    for (const part of parts) observer.observe(part);
    // When its fonts arrive, a formula may become wider while the part that holds it stays as wide.
    document.fonts.addEventListener('loadingdone', look);
    return () => {
      observer.disconnect();
      document.fonts.removeEventListener('loadingdone', look);
    };
  }, [html]);

  const follow = (event: MouseEvent) => {
    const link = (event.target as Element).closest(LAB_LINKS)?.getAttribute('href');
    if (link && isPlainClick(event) && followBeside(lab, link)) event.preventDefault();
  };
  return <div ref={container} onClick={follow} dangerouslySetInnerHTML={content} />;
});

/** Gives the parts of formulas their styles: the page's policy lets scripts set them, and no HTML. */
function takeStyles(container: Element): void {
  for (const part of container.querySelectorAll<HTMLElement | SVGElement>('[data-style]'))
    part.style.cssText = part.dataset.style ?? '';
}

/** Returns a link as the lab itself writes it; `null` if its target can't stand beside a text. */
function canonical(href: string): string | null {
  const link = decodePageLink(href);
  if (link.view === 'training') return encodeLink(link.experiment, link.comparison);
  return link.view === 'prior' ? encodePriorLink(link.prior) : null;
}
