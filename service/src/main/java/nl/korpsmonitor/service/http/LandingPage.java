package nl.korpsmonitor.service.http;

import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Leads who opens the bare address in a browser to the description of the API. */
@RestController
@Hidden
public class LandingPage {
    @GetMapping("/")
    ResponseEntity<Void> landing() {
        return ResponseEntity.status(HttpStatus.FOUND)
                .header("Location", "/swagger-ui/index.html")
                .build();
    }
}
