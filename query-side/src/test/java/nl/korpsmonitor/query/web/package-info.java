@NullMarked
package nl.korpsmonitor.query.web;

import org.jspecify.annotations.NullMarked;
