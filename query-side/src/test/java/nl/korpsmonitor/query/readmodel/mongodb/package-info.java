@NullMarked
package nl.korpsmonitor.query.readmodel.mongodb;

import org.jspecify.annotations.NullMarked;
