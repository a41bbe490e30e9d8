@NullMarked
package nl.korpsmonitor.service.export;

import org.jspecify.annotations.NullMarked;
