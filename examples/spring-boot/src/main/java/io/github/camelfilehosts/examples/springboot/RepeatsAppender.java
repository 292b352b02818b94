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
package io.github.camelfilehosts.examples.springboot;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Listens to what the components retry, and why, and notes it with its file. */
@Component
class RepeatsAppender extends AppenderBase<ILoggingEvent> {

    private final Logger logger;
    private final Flights flights;

    RepeatsAppender(Flights flights) {
        this.flights = flights;
        LoggerContext logback = (LoggerContext) LoggerFactory.getILoggerFactory();
        this.logger = logback.getLogger("io.github.camelfilehosts.repeats");
        setContext(logback);
        setName("repeats");
    }

    @PostConstruct
    void listen() {
        start();
        logger.addAppender(this);
    }

    @PreDestroy
    void leave() {
        logger.detachAppender(this);
        stop();
    }

    @Override
    protected void append(ILoggingEvent line) {
        flights.repeated(line.getMDCPropertyMap().get(Flights.EXCHANGE), line.getFormattedMessage());
    }
}
