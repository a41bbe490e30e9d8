@NullMarked
package nl.korpsmonitor.service.audit;

import org.jspecify.annotations.NullMarked;
