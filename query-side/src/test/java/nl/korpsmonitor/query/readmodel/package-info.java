@NullMarked
package nl.korpsmonitor.query.readmodel;

import org.jspecify.annotations.NullMarked;
