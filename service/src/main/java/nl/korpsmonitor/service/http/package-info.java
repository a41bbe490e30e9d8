/** What every HTTP answer has in common: problems, headers, limits, the description of the API. */
@NullMarked
package nl.korpsmonitor.service.http;

import org.jspecify.annotations.NullMarked;
