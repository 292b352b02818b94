/** The Camel component {@code alfafile}. */
package io.github.camelfilehosts.alfafile;
