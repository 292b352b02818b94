/** What AlfaFile answers, as immutable records. */
package io.github.camelfilehosts.alfafile.model;
