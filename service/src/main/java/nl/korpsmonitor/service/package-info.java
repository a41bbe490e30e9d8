@NullMarked
package nl.korpsmonitor.service;

import org.jspecify.annotations.NullMarked;
