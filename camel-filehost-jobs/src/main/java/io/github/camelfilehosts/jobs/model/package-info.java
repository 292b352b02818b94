/** What is known of jobs, as immutable records. */
package io.github.camelfilehosts.jobs.model;
