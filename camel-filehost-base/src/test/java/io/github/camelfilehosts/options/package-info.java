/** What the tests of all ways to set an option share; published as a test jar. */
package io.github.camelfilehosts.options;
