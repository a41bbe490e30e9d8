@NullMarked
package nl.korpsmonitor.query.audit;

import org.jspecify.annotations.NullMarked;
