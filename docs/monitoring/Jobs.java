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

import com.sun.net.httpserver.HttpServer;
import io.github.camelfilehosts.alfafile.AlfaFileComponent;
import io.github.camelfilehosts.filefactory.FileFactoryComponent;
import io.github.camelfilehosts.jobs.FileHostJobsComponent;
import io.github.camelfilehosts.test.AlfaFileServer;
import io.github.camelfilehosts.test.Content;
import io.github.camelfilehosts.test.FileFactoryServer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * Mirrors files as jobs at stand-ins, and tells their metrics at each path of a port: {@code java Jobs.java PORT
 * DATABASE}, with the console's libraries on the class path. Some links are dead, one account is refused, and the budget
 * of the other one runs out after about a minute.
 */
final class Jobs {

    private final FileFactoryServer fileFactory = new FileFactoryServer();
    private final AlfaFileServer alfaFile = new AlfaFileServer();
    private final PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    public static void main(String[] arguments) throws Exception {
        Jobs jobs = new Jobs();
        jobs.fileFactory.start();
        jobs.alfaFile.start();
        try (CamelContext context = jobs.context(arguments[1])) {
            context.start();
            jobs.tell(Integer.parseInt(arguments[0]));
            jobs.submit(context.createProducerTemplate());
        }
    }

    private CamelContext context(String database) {
        CamelContext context = new DefaultCamelContext();
        context.getRegistry().bind("meters", meters);
        context.addComponent("filefactory", source());
        context.addComponent("alfafile", target(alfaFile.password()));
        context.addComponent("alfafile-refused", target("wrong"));
        FileHostJobsComponent jobs = new FileHostJobsComponent();
        jobs.setDatabase(database);
        context.addComponent("filehost-jobs", jobs);
        return context;
    }

    private FileFactoryComponent source() {
        FileFactoryComponent component = new FileFactoryComponent();
        component.getConfiguration().setApiUrl(fileFactory.apiUrl());
        component.getConfiguration().setEmail(fileFactory.email());
        component.getConfiguration().setPassword(fileFactory.password());
        component.getConfiguration().setAuthKey(fileFactory.authKey());
        component.getConfiguration().setRequestsPerHour(600);
        return component;
    }

    private AlfaFileComponent target(String password) {
        AlfaFileComponent component = new AlfaFileComponent();
        component.getConfiguration().setApiUrl(alfaFile.apiUrl());
        component.getConfiguration().setLogin(alfaFile.login());
        component.getConfiguration().setPassword(password);
        return component;
    }

    private void tell(int port) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress("localhost", port), 0);
        server.createContext("/", exchange -> {
            byte[] text = meters.scrape().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
            exchange.sendResponseHeaders(200, text.length);
            exchange.getResponseBody().write(text);
            exchange.close();
        });
        server.start();
    }

    /** Two a second, until somebody ends it. */
    private void submit(ProducerTemplate camel) throws InterruptedException {
        for (int i = 0; ; i++) {
            String id = "job" + i;
            if (i % 10 != 0) {
                fileFactory.addFile(id, id + ".bin", Content.random(100_000, i));
            }
            String account = i % 20 == 5 ? "alfafile-refused" : "alfafile";
            camel.sendBody("filehost-jobs:submit?account=" + account, "https://www.filefactory.com/file/" + id);
            Thread.sleep(500);
        }
    }
}
