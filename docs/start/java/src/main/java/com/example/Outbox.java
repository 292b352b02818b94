package com.example;

import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;

public class Outbox extends RouteBuilder {

    public static void main(String[] args) throws Exception {
        new Main(Outbox.class).run(args);
    }

    @Override
    public void configure() {
        from("file:outbox").to("alfafile:upload").log("${header.CamelFileName} is now ${body.url}");
    }
}
