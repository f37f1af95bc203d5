export interface Config {
  databases?: {
    /**
     * The software templates that the buttons on the pages open, by operation (`resize`) or by operation and engine (`configure-postgresql`): the name of
     * a template, as `name` or `namespace/name`. The suite's own templates when absent; `none` takes a button away.
     *
     * @deepVisibility frontend
     */
    templates?: {
      [operation: string]: string;
    };
  };
}
