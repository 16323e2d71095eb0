import { memo, useEffect, useRef, type MouseEvent } from 'react';
import { decodeLink, encodeLink } from '../../config/link.ts';
import { useExperiment, useLab, useView } from '../lab-context.ts';
import { isPlainClick } from './plain-click.ts';
import { followBeside } from './use-lessons.ts';

const LAB_LINKS = 'a[href^="#"]';
/** What may be wider than the column. */
const WIDE_PARTS = '.katex-display, table, pre';

/** A part of the text; its links set the lab beside it, and the one that the lab is set to is marked. */
export const HtmlSection = memo(function HtmlSection({ html }: { html: string }) {
  const lab = useLab();
  const container = useRef<HTMLDivElement>(null);
  const present = useExperiment(encodeLink);
  const beside = useView((view) => view.beside);

  useEffect(() => {
    for (const link of container.current?.querySelectorAll(LAB_LINKS) ?? []) {
      const href = link.getAttribute('href') ?? '';
      const isPresent = beside === 'training' && !/[#&]view=/.test(href) && isLinkTo(href, present);
      if (isPresent) link.setAttribute('aria-current', 'true');
      else link.removeAttribute('aria-current');
    }
  }, [html, present, beside]);

  // What scrolls has to be reachable by keyboard; what doesn't is no stop on the way.
  useEffect(() => {
    if (!container.current) return;
    const parts = [...container.current.querySelectorAll<HTMLElement>(WIDE_PARTS)];
    const observer = new ResizeObserver(() => {
      for (const part of parts) {
        if (part.scrollWidth > part.clientWidth) part.tabIndex = 0;
        else part.removeAttribute('tabindex');
      }
    });
    for (const part of parts) observer.observe(part);
    return () => observer.disconnect();
  }, [html]);

  const follow = (event: MouseEvent) => {
    const link = (event.target as Element).closest(LAB_LINKS)?.getAttribute('href');
    if (link && isPlainClick(event) && followBeside(lab, link)) event.preventDefault();
  };
  return <div ref={container} onClick={follow} dangerouslySetInnerHTML={{ __html: html }} />;
});

const isLinkTo = (href: string, present: string) => encodeLink(decodeLink(href).experiment) === present;
