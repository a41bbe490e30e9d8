@NullMarked
package nl.korpsmonitor.service.inquiries;

import org.jspecify.annotations.NullMarked;
