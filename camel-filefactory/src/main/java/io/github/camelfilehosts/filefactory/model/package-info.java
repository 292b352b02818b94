/** What FileFactory answers, as immutable records. */
package io.github.camelfilehosts.filefactory.model;
