/*
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *     https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.PriorityQueue;
import java.util.Queue;

/**
 * How many files a second the jobs mirror, and what binds: on paper, and simulated file by file. Run it with
 * {@code java docs/scale/Simulation.java}, with other numbers as {@code megabytes=700 budget=20000}.
 *
 * <p>A file needs, in this order: a lane of its AlfaFile account, a thread of a worker, a call of its FileFactory
 * account's budget, the database, and then the time that its calls and its bytes take. What it waits for a budget it
 * does not wait on a thread: a lane whose account has no budget is asleep.
 */
class Simulation {

    /** What a cluster consists of, and what a file costs. */
    record Cluster(
            int workers, int accounts, int threads, int pipes, double budget, double jobsASecond, double megabytes) {

        /** Of one transfer, and of a worker in each direction. */
        static final double STREAM = 20;

        static final double NETWORK = 125;

        /** Of FileFactory, for each file: its link, and a hundredth of the call that checks a hundred. */
        static final double CALLS = 1.01;

        /** Five answers of both services, one after the other. */
        static final double LATENCY = 5 * 0.15;

        /** How long one file is on its way, if all threads of its worker move bytes. */
        double fileTime() {
            return LATENCY + megabytes / Math.min(STREAM, NETWORK / threads);
        }

        double byBudget() {
            return accounts * budget / CALLS / 3600;
        }

        double byPipes() {
            return accounts * pipes / fileTime();
        }

        double byDatabase() {
            return jobsASecond;
        }

        double byWorkers() {
            return workers * threads / fileTime();
        }

        double onPaper() {
            return Math.min(Math.min(byBudget(), byPipes()), Math.min(byDatabase(), byWorkers()));
        }

        String binds() {
            double least = onPaper();
            if (least == byBudget()) {
                return "budget";
            }
            if (least == byPipes()) {
                return "nb_pipes";
            }
            if (least == byDatabase()) {
                return "database";
            }
            return threads * STREAM > NETWORK && megabytes / STREAM > LATENCY ? "network" : "threads";
        }
    }

    /** A lane, and when it goes on. */
    record Lane(double time, int account, boolean withFile) {}

    private final Cluster cluster;
    private final double[] nextCall;
    private final PriorityQueue<Lane> lanes = new PriorityQueue<>((a, b) -> Double.compare(a.time(), b.time()));
    private final Queue<Lane> waitingForThread = new ArrayDeque<>();
    private int freeThreads;
    private double databaseFree;

    Simulation(Cluster cluster) {
        this.cluster = cluster;
        this.nextCall = new double[cluster.accounts()];
        this.freeThreads = (int) Math.min(Integer.MAX_VALUE, (long) cluster.workers() * cluster.threads());
        // The first files do not all begin at once.
        java.util.Random random = new java.util.Random(1);
        for (int account = 0; account < cluster.accounts(); account++) {
            for (int pipe = 0; pipe < cluster.pipes(); pipe++) {
                lanes.add(new Lane(random.nextDouble() * cluster.fileTime(), account, false));
            }
        }
    }

    /** Files a second, after the start has been forgotten. */
    double run(int files) {
        int done = 0;
        double forgotten = 0;
        double now = 0;
        while (done < files) {
            Lane lane = lanes.poll();
            now = lane.time();
            if (lane.withFile()) {
                done++;
                if (done == files / 4) {
                    forgotten = now;
                }
                freeThreads++;
                lanes.add(new Lane(now, lane.account(), false));
                Lane next = waitingForThread.poll();
                if (next != null) {
                    begin(next.account(), now);
                }
            } else if (nextCall[lane.account()] > now) {
                lanes.add(new Lane(nextCall[lane.account()], lane.account(), false));
            } else if (freeThreads == 0) {
                waitingForThread.add(lane);
            } else {
                begin(lane.account(), now);
            }
        }
        return (files - files / 4) / (now - forgotten);
    }

    private void begin(int account, double now) {
        freeThreads--;
        nextCall[account] = Math.max(now, nextCall[account]) + 3600 * Cluster.CALLS / cluster.budget();
        databaseFree = Math.max(now, databaseFree) + 1 / cluster.jobsASecond();
        lanes.add(new Lane(databaseFree + cluster.fileTime(), account, true));
    }

    private static String time(double seconds) {
        double days = seconds / 86_400;
        return days >= 730 ? String.format(Locale.ROOT, "%,.0f years", days / 365)
                : days >= 2 ? String.format(Locale.ROOT, "%,.0f days", days)
                : seconds >= 7200 ? String.format(Locale.ROOT, "%.0f hours", seconds / 3600)
                : String.format(Locale.ROOT, "%.0f minutes", seconds / 60);
    }

    private static double number(String[] args, String name, double otherwise) {
        for (String arg : args) {
            if (arg.startsWith(name + "=")) {
                return Double.parseDouble(arg.substring(name.length() + 1));
            }
        }
        return otherwise;
    }

    public static void main(String[] args) {
        double megabytes = number(args, "megabytes", 100);
        double budget = number(args, "budget", 5000);
        double jobsASecond = number(args, "database", 300);
        int pipes = (int) number(args, "pipes", 5);
        int threads = (int) number(args, "threads", 10);
        System.out.printf(
                Locale.ROOT,
                "Files of %.0f MB, %.0f calls an hour and FileFactory account, %d pipes an AlfaFile account,%n"
                        + "%d threads a worker, a database for %.0f jobs a second%n%n",
                megabytes, budget, pipes, threads, jobsASecond);
        System.out.println("| accounts of each | workers | files/s on paper | simulated | what binds | 10^6 files | 10^9 files |");
        System.out.println("|---|---|---|---|---|---|---|");
        List<Cluster> clusters = new ArrayList<>();
        for (int accounts : new int[] {1, 100, 10_000}) {
            for (int workers : new int[] {1, 10, 100, 1_000, 10_000}) {
                clusters.add(new Cluster(workers, accounts, threads, pipes, budget, jobsASecond, megabytes));
            }
        }
        for (Cluster cluster : clusters) {
            double simulated = new Simulation(cluster).run(Math.max(20_000, cluster.accounts() * 20));
            System.out.printf(
                    Locale.ROOT,
                    "| %,d | %,d | %.2f | %.2f | %s | %s | %s |%n",
                    cluster.accounts(), cluster.workers(), cluster.onPaper(), simulated, cluster.binds(),
                    time(1e6 / simulated), time(1e9 / simulated));
        }
    }
}
