@NullMarked
package nl.korpsmonitor.query.view;

import org.jspecify.annotations.NullMarked;
