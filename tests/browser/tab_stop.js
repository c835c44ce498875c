// What has the focus now, and how it looks; null when Tab has come round.
() => {
  const element = document.activeElement;
  if (!element || element === document.body || element === document.documentElement || element.dataset.walked) return null;
  // Within a frame Tab goes on; what stands in it is a page of ours, which is looked at by itself.
  if (element.tagName === 'IFRAME') return { name: 'iframe', outlined: true, covered: '', inline: true, width: 0, height: 0 };
  element.dataset.walked = 'yes';
  const marked = style =>
    (!['none', 'auto'].includes(style.outlineStyle) && parseFloat(style.outlineWidth) >= 2) ||
    (style.boxShadow !== 'none' && !style.boxShadow.startsWith('rgba(0, 0, 0, 0)')) ||
    (style.stroke !== 'none' && parseFloat(style.strokeWidth) >= 4); // an area of the map has a thick edge
  const labels = [...(element.labels || [])];
  const style = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  const x = Math.min(Math.max(box.left + box.width / 2, 0), innerWidth - 1);
  const y = Math.min(Math.max(box.top + box.height / 2, 0), innerHeight - 1);
  const top = document.elementFromPoint(x, y);
  const foreign = top && !element.contains(top) && !top.contains(element) && !labels.some(label => label.contains(top));
  const over = foreign ? getComputedStyle(top.closest('header, footer, nav, dialog') || top).position : '';
  const words = (element.innerText || element.getAttribute('aria-label') || element.id || '').trim().replace(/\s+/g, ' ').slice(0, 40);
  return {
    name: `${element.tagName.toLowerCase()} ${words}`,
    outlined: [element, element.parentElement, ...labels].some(each => marked(getComputedStyle(each))),
    covered: ['sticky', 'fixed'].includes(over) ? top.tagName : '',
    inline: style.display === 'inline' || element.closest('svg') !== null,
    width: box.width,
    height: box.height,
  };
}
