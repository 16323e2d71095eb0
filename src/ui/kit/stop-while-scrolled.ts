/**
 * Makes a region a stop of the Tab key as long as it scrolls: then the keyboard must reach it.
 *
 * @param region what scrolls
 * @param content what grows; by default the region itself, up to its largest height
 * @returns the function that ends this, as a ref of React takes it
 */
export function stopWhileScrolled(region: HTMLElement, content: HTMLElement = region): () => void {
  const observer = new ResizeObserver(() => {
    if (region.scrollHeight > region.clientHeight) region.tabIndex = 0;
    else region.removeAttribute('tabindex');
  });
  observer.observe(content);
  return () => observer.disconnect();
}
