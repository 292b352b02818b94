/** What looks for secrets where they must not be, for the tests of the components. */
package io.github.camelfilehosts.secrets;
