/** The demonstration: it starts what a cluster consists of, ends parts of it while they work, and looks what became of the jobs. */
package io.github.camelfilehosts.examples.cluster.demo;
