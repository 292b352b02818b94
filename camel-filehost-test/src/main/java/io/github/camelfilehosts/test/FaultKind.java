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
package io.github.camelfilehosts.test;

import java.util.function.BiFunction;
import java.util.random.RandomGenerator;

/**
 * A kind of random fault.
 *
 * @param name the name under which it is counted
 * @param make creates a fault for a request, with random details
 * @param <A> the type of the request
 * @param <F> the type of the fault
 */
record FaultKind<A, F>(String name, BiFunction<RandomGenerator, A, F> make) {}
