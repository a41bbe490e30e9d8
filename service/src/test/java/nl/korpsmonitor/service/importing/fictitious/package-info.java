/** Makes the invented demo data, {@code demo-fictitious.json}, from a fixed seed. */
@NullMarked
package nl.korpsmonitor.service.importing.fictitious;

import org.jspecify.annotations.NullMarked;
