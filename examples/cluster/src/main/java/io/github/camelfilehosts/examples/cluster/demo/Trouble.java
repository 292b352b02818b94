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
package io.github.camelfilehosts.examples.cluster.demo;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * A fault that is injected.
 *
 * @param at after how many finished jobs
 */
record Trouble(Kind kind, int at) {

    enum Kind {
        KILL,
        FREEZE,
        RESTART_DATABASE
    }

    /**
     * Plans the faults at random moments within the first nine tenths of the jobs, each kind in stretches of its own.
     */
    static List<Trouble> plan(int jobs, int kills, int freezes, boolean restart, Random random) {
        List<Trouble> plan = new ArrayList<>();
        add(plan, Kind.KILL, kills, jobs, random);
        add(plan, Kind.FREEZE, freezes, jobs, random);
        add(plan, Kind.RESTART_DATABASE, restart ? 1 : 0, jobs, random);
        plan.sort(Comparator.comparingInt(Trouble::at));
        return plan;
    }

    private static void add(List<Trouble> plan, Kind kind, int count, int jobs, Random random) {
        int stretch = Math.max(1, jobs * 9 / 10 / Math.max(1, count));
        for (int i = 0; i < count; i++) {
            plan.add(new Trouble(kind, i * stretch + random.nextInt(stretch)));
        }
    }
}
