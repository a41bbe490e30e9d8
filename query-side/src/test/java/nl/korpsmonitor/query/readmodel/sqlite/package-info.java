@NullMarked
package nl.korpsmonitor.query.readmodel.sqlite;

import org.jspecify.annotations.NullMarked;
