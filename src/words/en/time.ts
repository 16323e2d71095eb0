/** The words of the time line, and of the pictures that follow it. */
export const time = {
  label: 'Time',
};

/** The words of the pictures of a network's function and features. */
export const pictures = {
  function: { title: 'What it has learned' },
  features: { title: 'Its features' },
};
