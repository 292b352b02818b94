package com.example;

import io.github.camelfilehosts.alfafile.model.AlfaFile;
import java.io.IOException;
import java.io.InputStream;
import org.apache.camel.ProducerTemplate;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

@SpringBootApplication
@RestController
public class UploadService {

    private final ProducerTemplate camel;

    UploadService(ProducerTemplate camel) {
        this.camel = camel;
    }

    public static void main(String[] args) {
        SpringApplication.run(UploadService.class, args);
    }

    /** The stream goes to the endpoint itself: in a route, Camel's stream caching would read it into memory first. */
    @PostMapping("/files")
    AlfaFile upload(@RequestParam MultipartFile file) throws IOException {
        try (InputStream content = file.getInputStream()) {
            return camel.requestBodyAndHeader(
                    "alfafile:upload", content, "CamelAlfaFileName", file.getOriginalFilename(), AlfaFile.class);
        }
    }
}
