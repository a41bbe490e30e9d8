@NullMarked
package nl.korpsmonitor.query.web.inquiry;

import org.jspecify.annotations.NullMarked;
