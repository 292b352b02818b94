/** Renders the pages of the project, AsciiDoc and Markdown as they lie there, as a web site that needs no server. */
package io.github.camelfilehosts.site;
